# Run the uv of a virtual environment, told what pip is told here: uv reads none of pip's settings.
#
#     sh tools/uv.sh .venv pip check
#
# The index and the certificates that pip is to use (PIP_INDEX_URL, PIP_CERT, pip.conf) are handed to uv, unless uv has its own
# (UV_DEFAULT_INDEX, SSL_CERT_FILE). Where no certificates are named, those of the system count, as for a new pip.
set -eu

folder=$1
shift
uv=$folder/uv/bin/uv

if [ ! -x "$uv" ]; then
    echo "expected uv at $uv, found none: there is none for this machine, or make clean and begin anew" >&2
    exit 1
fi

# An environment that uv made has no pip: then another's reads the same files, or nothing is known of them.
in_files=$("$folder/bin/python" -m pip config list 2>/dev/null || python3 -m pip config list 2>/dev/null) || in_files=

# What pip's files say of a setting; what they say of installing stands above what they say of everything.
from_files() {
    printf '%s\n' "$in_files" | sed -n -e "s/^global\.$1='\(.*\)'\$/\1/p" -e "s/^install\.$1='\(.*\)'\$/\1/p" | tail -n 1
}

index=${UV_DEFAULT_INDEX:-${UV_INDEX_URL:-${PIP_INDEX_URL:-$(from_files index-url)}}}
certificates=${SSL_CERT_FILE:-${PIP_CERT:-$(from_files cert)}}

if [ -n "$index" ]; then
    export UV_DEFAULT_INDEX="$index"
fi
if [ -f "$certificates" ]; then
    export SSL_CERT_FILE="$certificates"
fi
export UV_SYSTEM_CERTS="${UV_SYSTEM_CERTS:-true}"
export UV_PYTHON="$folder/bin/python"

exec "$uv" "$@"
