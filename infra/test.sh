#!/usr/bin/env bash
# All tests and gates, then one line with the sum of all reports.
#   ./inkstream test          at most 20 minutes on two cores
#   ./inkstream test --long   soaks and all fault trials as well
#   ./inkstream test --quick  tests without the gates, for developers
set -uo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."

options=()
for option in "$@"; do
  case "$option" in
    --long) options+=(-Dtest.excluded.groups=none) ;;
    --quick) options+=(-Dspotless.check.skip=true -Denforcer.skip=true) ;;
    *) options+=("$option") ;;
  esac
done

reports() { find . -path '*/target/surefire-reports/TEST-*.xml' -o -path '*/target/failsafe-reports/TEST-*.xml'; }
reports | xargs -r rm -f
# classes from a quick build have not passed the gates: compile them again
goals=(verify)
if ls target/built-* >/dev/null 2>&1; then goals=(clean verify); fi
mvn -B -ntp --fail-at-end "${goals[@]}" "${options[@]}"
status=$?

sum() { cat /dev/null $(reports) \
  | grep -oP "^<testsuite .*? $1=\"\K[0-9]+" | awk '{ s += $1 } END { print s + 0 }'; }
tests=$(sum tests); errors=$(sum errors); failures=$(sum failures); skipped=$(sum skipped)
failed=$((errors + failures))
if [ "$status" -ne 0 ] && [ "$failed" -eq 0 ]; then failed=1; fi
echo "$((tests - errors - failures - skipped)) passed, $failed failed, $skipped skipped"
exit "$status"
