/** A list's check in a schema: a platform sets each thing to one value, so each stands in the list once, by `id`. */
export function eachOnce<K extends string>(id: K) {
  return [
    (all: readonly Record<K, string>[]) => new Set(all.map((one) => one[id])).size === all.length,
    { error: `must not hold the same ${id} twice` },
  ] as const;
}
