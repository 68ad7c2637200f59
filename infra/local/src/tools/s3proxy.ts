import { mavenJars } from './maven-jars.ts';

/** A store that speaks S3 and keeps what it is given as files: its jars, as one folder. */
export const s3proxy = mavenJars('s3proxy', [['org.gaul', 's3proxy', '2.6.0']]);
