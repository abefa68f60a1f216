/** Things under way at once: one keeps the server busy while the answer of the other is read. */
const AT_ONCE = 2;

/**
 * Do something for all of them, two at a time. After an error what is under way is finished, nothing more is begun, and
 * the first error is thrown.
 */
export async function sideBySide<One>(
  all: readonly One[],
  each: (one: One) => Promise<unknown>,
): Promise<void> {
  const next = all.values();
  const errors: unknown[] = [];
  const work = async () => {
    for (const one of next) {
      if (errors.length > 0) return;
      await each(one).catch((error: unknown) => errors.push(error));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  if (errors.length > 0) throw errors[0];
}
