/** Value of a `lang` attribute: only where a text is not in the language of the site. */
export function foreignLanguage(language: string, site: { readonly language: string }): string | undefined {
  return language === site.language ? undefined : language;
}
