/** Whose leave something was done by: a person's, or the level of its kind. */
export function byWhom(by: { readonly name?: string; readonly type?: string } | null): string {
  return by?.type === 'system' ? 'done alone by its level' : `approved by ${by?.name ?? 'someone'}`;
}
