/**
 * The Kubernetes API server said no. `reason` is its own word (`NotFound`, `AlreadyExists`, `Conflict`, `Invalid`,
 * `Expired`, ...); the message is the server's, with the request in front.
 *
 * @public
 */
export class ApiError extends Error {
  readonly status: number;
  readonly reason: string;
  /** The server's own message, without the request. */
  readonly serverMessage: string;

  constructor(options: {
    status: number;
    reason: string;
    serverMessage: string;
    request: string;
  }) {
    super(`${options.request}: ${options.serverMessage}`);
    this.name = 'ApiError';
    this.status = options.status;
    this.reason = options.reason;
    this.serverMessage = options.serverMessage;
  }

  static isNotFound(error: unknown): error is ApiError {
    return error instanceof ApiError && error.status === 404;
  }

  static isAlreadyExists(error: unknown): error is ApiError {
    return error instanceof ApiError && error.reason === 'AlreadyExists';
  }

  /** The object changed under us, or server-side apply found another owner of a field. */
  static isConflict(error: unknown): error is ApiError {
    return error instanceof ApiError && error.reason === 'Conflict';
  }

  /** The resource version is too old: list again (HTTP 410). */
  static isExpired(error: unknown): error is ApiError {
    return error instanceof ApiError && error.status === 410;
  }

  /** The server refused the object itself: asking again with the same object is of no use. */
  static isInvalid(error: unknown): error is ApiError {
    return (
      error instanceof ApiError &&
      (error.status === 400 || error.status === 422)
    );
  }
}
