import { SingleBar } from 'cli-progress';

/** A bar over nights, shown to people only: a pipe gets the answer and nothing else. */
export function nightsBar() {
  const bar = new SingleBar({
    format: '{bar} {value} of {total} nights · {eta_formatted} to go',
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: true,
  });
  let started = false;
  return {
    show: (done: number, of: number) => {
      if (!process.stderr.isTTY) return;
      if (!started) bar.start(of, done);
      started = true;
      bar.update(done);
    },
    stop: () => bar.stop(),
  };
}
