@echo off
rem Double-clic sous Windows : ouvre la page du kit dans le navigateur.
cd /d "%~dp0"

rem py vient avec Python ; python seul peut mener au magasin de Windows : on essaie donc chacun.
set "found="
for %%p in ("py -3" "python" "python3") do if not defined found (
  %%~p -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul && set "found=%%~p"
)
if not defined found goto missing

%found% build.py preview %*
set "status=%errorlevel%"
if not "%status%"=="0" pause
exit /b %status%

:missing
echo Il manque Python, le programme dont le kit a besoin. Installez-le depuis https://www.python.org/downloads/
echo (version 3.11 ou plus ; cochez Add python.exe to PATH), puis double-cliquez encore sur ce fichier.
pause
exit /b 3
