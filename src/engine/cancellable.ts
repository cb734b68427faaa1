/** Every slow call can be stopped. */
export interface Cancellable {
  readonly signal?: AbortSignal;
}
