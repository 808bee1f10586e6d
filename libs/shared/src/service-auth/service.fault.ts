/** A call to another service of ours that did not succeed; the cause is kept for the log. */
export class ServiceFault extends Error {
  override readonly name = 'ServiceFault';

  constructor(
    /**
     * `service_unreachable`: no answer, or a server's error: trying again may help.
     * `service_timeout`: no answer in time; what was asked may have happened.
     * `service_refused`: it answered with a client's error, named by `problemCode`.
     * `service_answer_invalid`: it answered something that is not what was agreed.
     */
    readonly code:
      'service_unreachable' | 'service_timeout' | 'service_refused' | 'service_answer_invalid',
    message: string,
    readonly answer: { readonly status: number; readonly problemCode: string | undefined } | null,
    options: ErrorOptions = {},
  ) {
    super(message, options);
  }
}
