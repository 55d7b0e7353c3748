/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    page: import('./core/page-model.ts').PageModel;
    site: import('./core/page-model.ts').SiteModel;
    assets: import('./core/page-model.ts').SiteAssets;
    /** What a component threw, for whoever asked for the page. */
    failure?: unknown;
    /** In development: why there is no page. */
    problems?: readonly import('./core/diagnostics/diagnostic.ts').Diagnostic[];
    /** In development: what the bar on a page says. */
    overview?: import('./astro/dev-overview.ts').DevOverview;
    /** In development: what the archive asks of its editors. */
    report?: import('./astro/dev-overview.ts').DevReport;
  }
}

declare module 'subset-font' {
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options: {
      readonly targetFormat: 'woff2';
      readonly variationAxes?: Readonly<Record<string, number | { readonly min: number; readonly max: number }>>;
    },
  ): Promise<Uint8Array>;
}
