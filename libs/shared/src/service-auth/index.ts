export { RequestSigner } from './request.signer.js';
export { RequestVerifier, type Verification } from './request.verifier.js';
export { ServiceAuthGuard } from './service-auth.guard.js';
export { ServiceAuthModule } from './service-auth.module.js';
export { ServiceGate } from './service.gate.js';
export { ServiceFault } from './service.fault.js';
export { type ServiceCall, SignedClient } from './signed.client.js';
export { crmToCalendarSync, type ServiceParties, type SignedRequest } from './signed.request.js';
