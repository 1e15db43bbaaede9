// @ts-check

/** Where keys are for what stands there. */
export const TYPED = "textarea, select, [contenteditable], dialog, input:not([type=radio], [type=checkbox])";
