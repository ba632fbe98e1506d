# ./dev test: every test there is, in phases. A phase that fails does not stop the others; the last line
# is the sum over all of them.
# shellcheck shell=bash

passed=0
failed=0
skipped=0
phase_times=()

# add_counts PASSED FAILED SKIPPED
add_counts() {
  passed=$((passed + $1))
  failed=$((failed + $2))
  skipped=$((skipped + $3))
}

# phase TITLE COMMAND...: runs it in a shell of its own and adds the counts it leaves in $counts.
phase() {
  local title=$1 started=$SECONDS code=0 counted
  shift
  say "== $title"
  : >"$counts"
  # Not `(...) || code=$?`: behind || the shell would go on after a failed command inside.
  set +e
  (set -e; "$@")
  code=$?
  set -e
  read -r -a counted <"$counts" || counted=()
  # A phase that failed without a failed test of its own counts as one.
  if [ "$code" != 0 ] && [ "${counted[1]:-0}" = 0 ]; then counted=("${counted[0]:-0}" 1 "${counted[2]:-0}"); fi
  [ ${#counted[@]} -gt 0 ] || counted=(1 0 0)
  add_counts "${counted[0]}" "${counted[1]}" "${counted[2]:-0}"
  phase_times+=("$(printf '%5d s  %-40s %5d passed %3d failed' $((SECONDS - started)) "$title" \
    "${counted[0]}" "${counted[1]}")")
}

# cpp_tests PRESET: builds all its targets and runs every GoogleTest program.
cpp_tests() {
  local preset=$1 results=build/$1/test-results code=0
  build_preset "$preset" huifang_tests
  rm -rf "$results"
  ASAN_OPTIONS=detect_leaks=1 UBSAN_OPTIONS=print_stacktrace=1 \
    ctest --preset "$preset" -j "$(nproc)" --timeout 600 || code=$?
  python3 tools/sum_gtest.py "build/$preset" >"$counts"
  return $code
}

# node_tests SCRIPT [ARGUMENTS...]: an npm script that runs node --test.
node_tests() {
  local output=$root/.cache/node-tests.log code=0
  npm run --silent "$@" 2>&1 | tee "$output" || code=$?
  awk '/^(#|ℹ) (pass|fail|cancelled|skipped|todo) [0-9]+$/ { n[$2] += $3 }
    END { print n["pass"] + 0, n["fail"] + n["cancelled"], n["skipped"] + n["todo"] }' "$output" >"$counts"
  return $code
}

tidy_tests() { python3 tests/tidy/tidy_test.py "$counts"; }

simulate() {
  build_preset native-release huifang_sim
  "$simulator" --seeds 1000
}

browser_tests() { node_tests test:browser -- --huifang "$server" --dist "$site"; }

run_tests() {
  local started=$SECONDS
  counts=$root/.cache/counts
  mkdir -p "$root/.cache"
  set_up test
  phase_times+=("$(printf '%5d s  %s' $((SECONDS - started)) "set-up")")
  phase "checks on the tree" tidy_tests
  phase "native tests with sanitizers" cpp_tests native-asan
  phase "wasm tests under Node" cpp_tests web-debug
  phase "server, release" build_program
  phase "page, release" build_site
  phase "simulation" simulate
  phase "verbs of ./dev" node_tests test:dev
  phase "types of the JavaScript" npm run --silent check
  phase "page's workers" node_tests test:web
  phase "browser tests" browser_tests
  printf '\n'
  printf '%s\n' "${phase_times[@]}"
  printf '%5d s  in all\n\n' $((SECONDS - started))
  if [ "$skipped" = 0 ]; then
    printf '%d passed, %d failed\n' "$passed" "$failed"
  else
    printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
  fi
  [ "$failed" = 0 ]
}
