import { SetMetadata } from '@nestjs/common';

/** Metadata key that a service's guard asks for. */
export const publicRoute = 'http:public-route';

/** Marks a controller or a handler as open to callers that show nothing. */
export const Public = () => SetMetadata(publicRoute, true);
