#!/usr/bin/env bash
# Sees to what the machine itself must have: ensure_system.sh run|test|package.
# Silent where all is there; installs as root; else prints the one line that does it.
set -eu
PATH=$PATH:/usr/sbin:/sbin
python=${PYTHON:-python3}
missing=()

need() { # need PACKAGE COMMAND...: the package is missing when the command fails
    local package=$1
    shift
    "$@" >/dev/null 2>&1 || missing+=("$package")
}
library() { grep -qF "$1 " <<<"$libraries"; }

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo "OrgEditor needs Python 3.11 or later as $python; name another with PYTHON=..." >&2
    exit 1
fi
if [ "$(uname)" != Linux ]; then
    exit 0
fi
libraries=$(ldconfig -p)

need python3-venv "$python" -c 'import ensurepip, venv'
need libegl1 library libEGL.so.1
need libgl1 library libGL.so.1
need libglib2.0-0 library libglib-2.0.so.0
need libfontconfig1 library libfontconfig.so.1
need libfreetype6 library libfreetype.so.6
need libx11-6 library libX11.so.6
need libxkbcommon0 library libxkbcommon.so.0
need libdbus-1-3 library libdbus-1.so.3
# A real window on X; the offscreen platform does without.
need libx11-xcb1 library libX11-xcb.so.1
need libxkbcommon-x11-0 library libxkbcommon-x11.so.0
need libxcb-cursor0 library libxcb-cursor.so.0
need libxcb-icccm4 library libxcb-icccm.so.4
need libxcb-image0 library libxcb-image.so.0
need libxcb-keysyms1 library libxcb-keysyms.so.1
need libxcb-randr0 library libxcb-randr.so.0
need libxcb-render-util0 library libxcb-render-util.so.0
need libxcb-shape0 library libxcb-shape.so.0
need libxcb-sync1 library libxcb-sync.so.1
need libxcb-xfixes0 library libxcb-xfixes.so.0
need libxcb-xkb1 library libxcb-xkb.so.1

case ${1:-run} in
    run) ;;
    test)
        need xvfb command -v Xvfb
        need xdotool command -v xdotool
        need openbox command -v openbox
        ;;
    package) need binutils command -v objdump ;;
    *)
        echo "usage: $0 run|test|package" >&2
        exit 2
        ;;
esac

if [ ${#missing[@]} -eq 0 ]; then
    exit 0
fi
if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    echo "Installing ${missing[*]}"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
else
    echo "This machine lacks some packages that OrgEditor needs. Install them with:" >&2
    echo "  sudo apt-get install --no-install-recommends ${missing[*]}" >&2
    exit 1
fi
