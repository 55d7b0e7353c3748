import { findControls } from './page-controls.ts';
import { startPage } from './page-search.ts';

const controls = findControls(document);
if (controls !== undefined) startPage(controls);
