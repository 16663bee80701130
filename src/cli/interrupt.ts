/** What is said of past nights that were not all lived. */
export const INTERRUPTED = 'Interrupted: the same command goes on from here.';

/** Runs work that ends early and in good order when somebody presses Ctrl+C. */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const interrupt = new AbortController();
  const stop = () => interrupt.abort();
  process.once('SIGINT', stop);
  try {
    return await work(interrupt.signal);
  } finally {
    process.off('SIGINT', stop);
  }
}
