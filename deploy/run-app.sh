#!/bin/sh
# Runs the app that is named, as this very process, so that it hears SIGTERM and drains.
main="apps/$1/dist/main.js"
if [ ! -f "$main" ]; then
  echo "Which service? $1 is none of: $(for each in apps/*/dist/main.js; do basename "$(dirname "$(dirname "$each")")"; done | tr '\n' ' ')" >&2
  exit 2
fi
exec node --enable-source-maps "$main"
