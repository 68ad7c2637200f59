import type { Language } from './lines.ts';

/** Somebody of the scene before there is an account: `name` is nobody's in the world. */
export interface Role {
  username: string;
  name: string;
  /** The own language first. */
  speaks: readonly [Language, ...Language[]];
}

const roles = {
  wilma: { name: 'Wilma Quellenfeld', speaks: ['de', 'en'] },
  oscar: { name: 'Óscar Brisaverde', speaks: ['es', 'en'] },
  linnea: { name: 'Linnéa Fjordsten', speaks: ['en', 'de'] },
  noura: { name: 'نورة ميناوان', speaks: ['ar', 'en'] },
  samer: { name: 'سامر قنديلان', speaks: ['ar', 'he', 'en'] },
  yael: { name: 'יעל גלימשטיין', speaks: ['he', 'en'] },
  yun: { name: '云小舟', speaks: ['zh', 'en'] },
  bai: { name: '白雨桥', speaks: ['zh', 'ja', 'en'] },
  meera: { name: 'मीरा सागरकिनारे', speaks: ['hi', 'en'] },
  tara: { name: 'तारा नदीपुरी', speaks: ['hi', 'en'] },
  vera: { name: 'Вера Лугодарова', speaks: ['ru', 'en'] },
  hikari: { name: '波野ひかり', speaks: ['ja', 'zh'] },
} as const satisfies Record<string, Omit<Role, 'username'>>;

export type RoleName = keyof typeof roles;
export const everybody = Object.keys(roles) as RoleName[];

/** A dozen people; another seed, and each further copy, has people of its own. */
export function castOf(seed: number, copy: number): Map<RoleName, Role> {
  const mark = copy === 0 ? `${seed}` : `${seed}-${copy + 1}`;
  return new Map(everybody.map(key => [key, { ...roles[key], username: `${key}-${mark}` }]));
}
