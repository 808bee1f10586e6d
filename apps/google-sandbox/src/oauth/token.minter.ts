import { randomBytes } from 'node:crypto';

/** Tokens that look like Google's, so that whatever tells them apart by shape is tested too. */
export const mintAccessToken = () => `ya29.${randomBytes(48).toString('base64url')}`;
export const mintRefreshToken = () => `1//0${randomBytes(48).toString('base64url')}`;
export const mintCode = () => `4/0A${randomBytes(36).toString('base64url')}`;

export const looksLikeRefreshToken = (text: string) => text.startsWith('1//');
export const looksLikeCode = (text: string) => text.startsWith('4/');
