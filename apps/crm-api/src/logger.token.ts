import { Inject } from '@nestjs/common';

/** The process's logger; a pino logger is no class, so it is injected by this token. */
export const loggerToken = Symbol('Logger');

/** `constructor(@InjectLogger() private readonly logger: Logger)` */
export const InjectLogger = () => Inject(loggerToken);
