# zsh -f complete.zsh: what zsh offers at the end of line i of the file `lines`, with ./orgreach.zsh, as
# "i WORD". A zsh in a pseudo terminal gets each line and a key that writes every match to a file.
zmodload zsh/zpty
rm -f matches
zpty shell zsh -f -i
zpty -w shell 'PS1= PS2= RPS1=; unset zle_bracketed_paste; stty -echo
autoload -Uz compinit; compinit -D -u; source ./orgreach.zsh
n=0
compadd() {
  local -a matches
  if [[ " $* " != *" -"[OAD]" "* ]]; then
    builtin compadd -O matches "$@"
    (($#matches)) && print -rl -- "$n "$IPREFIX$^matches >>|matches
  fi
  builtin compadd "$@"
}
show() { zle complete-all; ((n++)); BUFFER=; }
finish() { print -r -- the-end >>|matches; exit }
zle -C complete-all complete-word _main_complete
zle -N show; zle -N finish; bindkey "^T" show; bindkey "^X" finish'
while IFS= read -r line; do
  zpty -w -n shell "$line"$'\x14'
done <lines
zpty -w -n shell $'\x18'
for ((i = 0; i < 1000; i++)); do
  [[ -e matches && "$(tail -n 1 matches)" == the-end ]] && break
  zpty -r -t shell output 2>/dev/null || sleep 0.05
done
grep -v '^the-end$' matches
exit 0
