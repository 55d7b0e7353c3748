/** The form of ids, slugs and anchors: lower-case letters of any script and digits, joined by single hyphens. */
export const ID = /^[\p{Ll}\p{Lo}\p{N}]+(?:-[\p{Ll}\p{Lo}\p{N}]+)*$/u;
