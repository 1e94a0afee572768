/** Whether a dialog lies over the window, so that keys are for it alone. */
export const isDialogOpen = (): boolean => document.querySelector('[role="dialog"]') !== null;
