import { findControls } from './page-controls.ts';
import { startPage } from './page-search.ts';
import { chooseWording } from './wording/choose-wording.ts';

const controls = findControls(document);
if (controls !== undefined) startPage(controls, chooseWording(document.documentElement.lang));
