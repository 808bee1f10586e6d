/** How to reach Google. Read and validated by the app's configuration. */
export interface GoogleSettings {
  readonly clientId: string;
  readonly clientSecret: string;
  /** The consent screen. */
  readonly authUrl: string;
  readonly tokenUrl: string;
  readonly revokeUrl: string;
  /** What `calendar/v3/…` is appended to, with its final slash. */
  readonly calendarRootUrl: string;
  /** One call, from connecting to the answer's last byte, in milliseconds. */
  readonly callTimeoutMs: number;
}
