/** Cuts a text to a length, with an ellipsis. */
export function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}

/** "UPS Ground". */
export function serviceName({
  carrier,
  service,
}: {
  carrier: string | null;
  service: string | null;
}): string {
  return cut([carrier, service].filter(Boolean).join(' ') || 'its carrier', 60);
}
