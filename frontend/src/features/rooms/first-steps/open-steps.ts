import { z } from 'zod';
import { storedValue } from '#lib/device/stored-value.ts';

const openFor = storedValue('local', 'parley.first-steps', z.string());

/** Whether an account began on this device and has steps left. */
export const areStepsOpen = (userId: string): boolean => openFor.read() === userId;
export const openSteps = (userId: string): void => void openFor.write(userId);
export const closeSteps = (): void => openFor.remove();
