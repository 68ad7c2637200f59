import type { FaultCode } from '../../src/faults.ts';
import type { Platform } from '../../src/platform.ts';

/** A fault that is planted: what makes it, and what the doctor must then find, no more and no less. */
export interface Plant {
  readonly name: string;
  readonly codes: readonly FaultCode[];
  /** What may follow from it, as the load balancing of the moment has it. */
  readonly mayAlso?: readonly FaultCode[];
  /** Makes the fault. What it answers replaces parts of the platform that is examined; `undo` takes the fault away. */
  plant(platform: Platform): Promise<Planted>;
}

export interface Planted {
  readonly platform?: Partial<Platform>;
  readonly undo?: () => unknown;
}
