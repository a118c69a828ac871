#!/usr/bin/env bash
# Lints the API's description, generates a Python and a TypeScript client from it, compiles both, and runs a course
# through each against a running service. See README.md beside this file.
#   check.sh [address]     such as http://127.0.0.1:8080, which is the default; with a key in TRAINYARD_API_KEY
# PYTHON names the Python to use, KEEP=1 keeps the folder with the generated clients.
set -euo pipefail
address=${1:-http://127.0.0.1:8080}
address=${address%/}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
generator=7.25.0

stop() {
    echo "check.sh: $*" >&2
    exit 1
}

step() {
    echo "== $* (${SECONDS} s)"
}

# Runs a command and shows what it printed only if it fails.
quietly() {
    "$@" >"$work/log" 2>&1 || { cat "$work/log" >&2; stop "failed: $*"; }
}

for tool in java curl node npm; do
    command -v "$tool" >/dev/null || stop "'$tool' is missing. Install it and run again."
done
[ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] || stop "Node.js 20 or newer is needed, this is $(node --version)."

work=$(mktemp -d)
trap '[ -n "${KEEP:-}" ] && echo "check.sh: kept $work" || rm -rf "$work"' EXIT
key=()
[ -z "${TRAINYARD_API_KEY:-}" ] || key=(-H "Authorization: Bearer $TRAINYARD_API_KEY")

# A Python that has what a generated client imports; pydantic 2 where there is one, 1.10 (Debian 12) will do.
wanted=(pydantic urllib3 python-dateutil typing-extensions)
has_packages() {
    command -v "$1" >/dev/null && "$1" -c 'import pydantic, urllib3, dateutil, typing_extensions' 2>/dev/null
}
find_python() {
    local candidate
    for candidate in ${PYTHON:-python3 /usr/bin/python3}; do
        if has_packages "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    "${PYTHON:-python3}" -m venv "$work/venv" >&2 && "$work/venv/bin/python" -m pip install -q "${wanted[@]}" >&2 \
        || stop "no Python with ${wanted[*]}, and pip cannot install them. On Debian: apt-get install python3-venv" \
            "python3-pydantic python3-urllib3 python3-dateutil python3-typing-extensions, then run again with" \
            "PYTHON=/usr/bin/python3."
    echo "$work/venv/bin/python"
}

step "fetch $address/v3/api-docs"
curl -fsS ${key[@]+"${key[@]}"} -o "$work/openapi.json" "$address/v3/api-docs" \
    || stop "no description at $address/v3/api-docs. Is the service running? ./mvnw spring-boot:run starts it."

step "install the tools"
python=$(find_python)
cp "$here"/{package.json,tsconfig.json,spectral.yaml,course.ts,course.py} "$work"
quietly npm install --prefix "$work" --no-audit --no-fund --loglevel=error
quietly "$here/../../mvnw" -q -B dependency:copy -Dmdep.stripVersion=true -DoutputDirectory="$work" \
    -Dartifact="org.openapitools:openapi-generator-cli:$generator"

step "lint"
cd "$work"
export REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true
node_modules/.bin/redocly lint openapi.json >lint 2>&1 || { cat lint >&2; stop "redocly finds errors."; }
node_modules/.bin/spectral lint -r spectral.yaml --fail-severity=error --display-only-failures openapi.json \
    || stop "spectral finds errors."

generate() {
    quietly java -jar openapi-generator-cli.jar generate -i openapi.json -g "$1" -o "$2" --additional-properties="$3"
    ! grep -E 'ERROR|Exception' log >&2 || stop "openapi-generator is not happy with the description."
}

pydantic=$("$python" -c 'import pydantic; print(pydantic.VERSION)')
flavour=python
[ "${pydantic%%.*}" -ge 2 ] || flavour=python-pydantic-v1
step "Python client: generator $flavour, $("$python" --version), pydantic $pydantic"
generate "$flavour" python packageName=trainyard_client
quietly "$python" -m compileall -q python/trainyard_client
PYTHONPATH=python "$python" course.py "$address" || stop "the course failed through the Python client."

step "TypeScript client: generator typescript-fetch, Node.js $(node --version)"
generate typescript-fetch client importFileExtension=.js
quietly node_modules/.bin/tsc
node built/course.js "$address" || stop "the course failed through the TypeScript client."
step "all good"
