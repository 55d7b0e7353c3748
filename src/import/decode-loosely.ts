import { decodeAddress } from '../core/parse/links.ts';

/** An address without its percent signs; as it stands where they are not in order. */
export const decodeLoosely = (address: string): string => decodeAddress(address) ?? address;
