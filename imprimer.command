#!/bin/sh
# Double-clic sous macOS : ouvre la page du kit dans le navigateur. Sous Linux aussi : sh imprimer.command
cd "$(dirname "$0")" || exit 3

pause() {
    printf '\n%s' "Appuyez sur Entrée pour fermer cette fenêtre. "
    read -r _
}

for python in python3.14 python3.13 python3.12 python3.11 python3 python; do
    if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        "$python" build.py preview "$@"
        status=$?
        case $status in
            0 | 130 | 143) ;;
            *) pause ;;
        esac
        exit $status
    fi
done

echo "Il manque Python, le programme dont le kit a besoin. Installez-le depuis https://www.python.org/downloads/"
echo "(version 3.11 ou plus récente), puis double-cliquez encore sur ce fichier."
pause
exit 3
