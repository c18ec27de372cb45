import { incompatibleChanges, untoldChanges } from './api-changes';
import { RELEASE, frozenApi, told } from './frozen';

const before = frozenApi();
const changes = incompatibleChanges(before, '.');
const untold = untoldChanges(before, changes, told());
if (untold.length > 0) {
  console.error(`Incompatible with ${RELEASE}, and not named in CHANGELOG.md under "Unreleased":`);
  untold.forEach((line) => console.error(`  ${line}`));
  console.error(
    'Keep the API, or name the type (or one that it inherits from) and the member in code quotes in one entry.',
  );
  process.exitCode = 1;
} else {
  console.log(`${changes.length} incompatible changes since ${RELEASE}, each named in CHANGELOG.md`);
}
