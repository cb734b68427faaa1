/** Comes when the event loop has had a turn, in which requests leave and signals are heard. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
