# Make a virtual environment, with uv in a folder of its own inside.
#
#     sh tools/make_environment.sh .venv python3.13 python3.12 python3
#
# The first Python of those named that is 3.11 or newer and has ensurepip makes it, and its pip installs uv, the one wheel that
# requirements/uv.txt pins. Where there is no such wheel for this machine, pip does uv's work: see tools/install.sh.
#
# A machine may have a new Python without ensurepip (Debian's, in parts), or older ones alone. Then any pip here installs uv, and
# uv makes the environment, with the new Python or with one that it fetches into that same folder.
set -eu

folder=$1
shift

is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

is_whole() {
    "$1" -c 'import ensurepip' 2>/dev/null
}

# Install uv with the first pip there is; the arguments are Pythons.
install_uv() {
    for python; do
        if "$python" -m pip --version >/dev/null 2>&1; then
            "$python" -m pip --disable-pip-version-check install --quiet --upgrade --target "$folder/uv" \
                --no-deps --require-hashes --only-binary :all: -r requirements/uv.txt &&
                "$folder/uv/bin/uv" --version >/dev/null
            return
        fi
    done
    return 1
}

make_with_venv() {
    for python; do
        if is_new_enough "$python" && is_whole "$python"; then
            echo "making $folder with $("$python" --version)"
            "$python" -m venv "$folder"
            return
        fi
    done
    return 1
}

make_with_uv() {
    install_uv "$@" || return 1
    for python; do
        if is_new_enough "$python"; then
            echo "making $folder with $("$python" --version), which has no ensurepip, and uv"
            uv_venv --python "$(command -v "$python")"
            return
        fi
    done
    for python; do
        case $python in
            python3.1[1-9])
                echo "no Python here is new enough: asking uv to fetch ${python#python}"
                uv_venv --managed-python --python "${python#python}"
                return
                ;;
        esac
    done
    return 1
}

uv_venv() {
    UV_PYTHON_INSTALL_DIR=$folder/uv/pythons sh tools/uv.sh "$folder" venv --quiet --allow-existing "$@" "$folder"
}

if is_new_enough "$folder/bin/python" || make_with_venv "$@"; then
    install_uv "$folder/bin/python" "$@" || echo "no uv to be had for this machine: pip installs in its place" >&2
elif ! make_with_uv "$@"; then
    echo "expected Python 3.11 or newer with venv, got none of: $*" >&2
    echo "install one (Debian: apt install python3-venv; macOS: brew install python), or name it: make PYTHON=…" >&2
    exit 1
fi
