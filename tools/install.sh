# Install what a file of requirements pins, and the package itself, into a virtual environment.
#
#     sh tools/install.sh .venv requirements/test.txt
#
# uv does it, in seconds; where there is no uv, or it fails, pip does it with the same file. Neither resolves anything: the file
# names all that is needed, each with its checksum, so that no release of tomorrow changes what is installed today. That nothing
# is missing is checked at the end.
set -eu

folder=$1
requirements=$2

with_uv() {
    sh tools/uv.sh "$folder" pip "$@"
}

with_pip() {
    "$folder/bin/python" -m pip --disable-pip-version-check "$@"
}

# The package stands where it is written; setuptools is one of the requirements, so nothing is fetched to build it.
install() {
    "$1" install --no-deps --require-hashes --only-binary :all: -r "$requirements" &&
        "$1" install --quiet --force-reinstall --no-index --no-deps --no-build-isolation --editable .
}

if [ -x "$folder/uv/bin/uv" ] && install with_uv; then
    installer=with_uv
else
    echo "without uv: pip installs $requirements, which takes longer" >&2
    install with_pip
    installer=with_pip
fi

if ! found=$("$installer" check 2>&1); then
    echo "$found" >&2
    echo "expected $requirements to name all that is needed; make lock after a change of pyproject.toml, else make clean" >&2
    exit 1
fi
