/** Names of the tools on the command line and in rows, in the order of the report; one may not be installed. */
export const toolIds = ['throughline', 'throughline-search', 'hugo', 'hugo-pagefind', 'eleventy', 'astro', 'astro-remark'] as const;

export type ToolId = (typeof toolIds)[number];
