/** The number under which a purchase order of ours is known everywhere: one action, one number. */
export function purchaseOrderId(actionId: string): string {
  return `DB-${actionId
    .replace(/^[a-z]+_/, '')
    .slice(0, 10)
    .toUpperCase()}`;
}
