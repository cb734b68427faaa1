import { field, optionalField, structOf } from '../go/go-struct.ts';
import { goBool, goString, type GoStruct, mapOf, pointerTo, sliceOf } from '../go/go-type.ts';

const PLATFORM: GoStruct = structOf('struct { Name string }', [field('Name', goString)]);

const COMPONENT: GoStruct = structOf('types.ComponentVersion', [
  field('Name', goString),
  field('Version', goString),
  optionalField('Details', mapOf(goString, goString)),
]);

/** What an engine says at GET /version. https://github.com/moby/moby/blob/v28.2.2/api/types/types.go */
export const SERVER_VERSION: GoStruct = structOf('types.Version', [
  field('Platform', PLATFORM),
  optionalField('Components', sliceOf(COMPONENT)),
  field('Version', goString),
  field('APIVersion', goString, 'ApiVersion'),
  optionalField('MinAPIVersion', goString),
  field('GitCommit', goString),
  field('GoVersion', goString),
  field('Os', goString),
  field('Arch', goString),
  optionalField('KernelVersion', goString),
  optionalField('Experimental', goBool),
  optionalField('BuildTime', goString),
]);

const CLIENT_VERSION: GoStruct = structOf('system.clientVersion', [
  optionalField('Platform', pointerTo(structOf('system.platformInfo', [field('Name', goString)]))),
  optionalField('Version', goString),
  optionalField('APIVersion', goString, 'ApiVersion'),
  optionalField('DefaultAPIVersion', goString),
  optionalField('GitCommit', goString),
  optionalField('GoVersion', goString),
  optionalField('Os', goString),
  optionalField('Arch', goString),
  optionalField('BuildTime', goString),
  optionalField('Context', goString),
]);

/** What templates of `version` see. */
export const VERSION_INFO: GoStruct = structOf('system.versionInfo', [
  field('Client', CLIENT_VERSION),
  field('Server', pointerTo(SERVER_VERSION)),
]);
