/**
 * What the person deleted while the server still has it, so that neither a list that is read anew
 * nor news of its sync brings it back.
 */
export const beingDeleted = new Set<string>();
