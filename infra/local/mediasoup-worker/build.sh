#!/usr/bin/env bash
# Builds mediasoup-worker from the source in its npm package, with the system's libraries. The way for a machine on
# which mediasoup's prebuilt worker cannot be had or does not run: the only thing fetched is meson, from PyPI.
#
#   build.sh <mediasoup's package folder> <target file>
#
# It works in a folder beside the target, runs at low priority on all cores (WORKER_JOBS: on so many) for about five
# minutes, and puts the binary in place as its last step. Raise RECIPE in src/tools/mediasoup-worker.ts when this file
# or subprojects/ changes what comes out.
set -euo pipefail

MESON=meson==1.12.1
# Debian, Ubuntu: the packages in src/tools/mediasoup-worker.ts bring all of these.
PROGRAMS=(c++ ninja flatc pkg-config python3 strip)
LIBRARIES=(libuv openssl libsrtp2 flatbuffers absl_strings absl_optional absl_memory)

main() {
  package=$(realpath "$1")
  target=$(realpath -m "$2")
  recipe=$(dirname "$(realpath "$0")")
  check_machine
  mkdir -p "$(dirname "$target")"
  work=$(mktemp -d "$(dirname "$target")/.building-XXXXXX")
  trap clean_up EXIT
  trap 'exit 143' TERM INT HUP
  cp -a "$package/worker" "$work/source"
  for description in "$recipe"/subprojects/*; do use_system_library "$(basename "$description")"; done
  mend_dtls
  compile
  strip -o "$work/mediasoup-worker" "$work/build/mediasoup-worker"
  mv "$work/mediasoup-worker" "$target"
}

clean_up() {
  kill $(jobs -p) 2>/dev/null || true
  wait
  rm -rf "$work"
}

check_machine() {
  local missing=()
  for program in "${PROGRAMS[@]}"; do command -v "$program" >/dev/null || missing+=("$program"); done
  for library in "${LIBRARIES[@]}"; do pkg-config --exists "$library" 2>/dev/null || missing+=("$library (headers)"); done
  ((${#missing[@]} == 0)) && return
  echo "The worker cannot be built here; missing: $(printf '%s, ' "${missing[@]}" | sed 's/, $//')." >&2
  exit 1
}

# Each .wrap file names the folder into which meson would unpack a download. A folder of that name that is there already
# is taken as it is: ours say which library of the system to use. Each must also offer a static library, which only
# mediasoup's Rust build links; that one is empty.
use_system_library() {
  local wrap=$work/source/subprojects/$1.wrap folder
  if [ ! -f "$wrap" ]; then
    echo "mediasoup's worker has no subproject $1 any more: look at mediasoup-worker/subprojects." >&2
    exit 1
  fi
  folder=$work/source/subprojects/$(sed -n 's/^directory *= *//p' "$wrap" | tr -d '\r')
  cp -r "$recipe/subprojects/$1" "$folder"
  echo "int ${1//[^a-z0-9]/_}_unused;" >"$folder/unused.c"
}

# The callback on the DTLS output answers 1 to every control request, so an OpenSSL with kernel TLS, which the systems'
# have and the bundled one has not, believes that the kernel encrypts and crashes in SSL_read(). BIO_CB_RETURN is a bit
# beside the operation: with it tested as one, control requests are answered truly.
mend_dtls() {
  local file=$work/source/src/RTC/DtlsTransport.cpp
  sed -i 's/(operationType == BIO_CB_RETURN)/((operationType \& BIO_CB_RETURN) != 0)/' "$file"
  grep -q 'operationType & BIO_CB_RETURN' "$file" && return
  echo "DtlsTransport.cpp has changed: look at mend_dtls in mediasoup-worker/build.sh." >&2
  exit 1
}

compile() {
  python3 -m pip install --quiet --disable-pip-version-check --target "$work/meson" "$MESON"
  export PYTHONPATH=$work/meson
  nice -n 10 python3 "$work/meson/bin/meson" setup "$work/build" "$work/source" \
    --buildtype=release -Db_ndebug=true -Db_pie=true --wrap-mode=nodownload
  # Waited for in the background, where a signal to this shell still reaches it: the compilers end with it.
  nice -n 10 ninja -C "$work/build" -j "${WORKER_JOBS:-$(nproc)}" mediasoup-worker &
  wait $!
}

main "$@"
