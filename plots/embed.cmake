# Writes OUTPUT, a C file with the text of every file in PLOTS, chart scripts named without .gp:
#   const struct { const char *name, *text; } reach_plot_text[], ended by a null name.
set(body "/* Made from plots/ by plots/embed.cmake. */\n#include \"present/plots.h\"\n\n")
set(rows "")
foreach(plot IN LISTS PLOTS)
  get_filename_component(name ${plot} NAME)
  string(REGEX REPLACE "\\.gp$" "" name ${name})
  string(MAKE_C_IDENTIFIER ${name} symbol)
  file(READ ${plot} hex HEX)
  string(REGEX REPLACE "(..)" "0x\\1," bytes "${hex}")
  string(REGEX REPLACE "(0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,)"
                       "\\1\n" bytes "${bytes}")
  string(APPEND body "static const char ${symbol}[] = {\n${bytes}0};\n")
  string(APPEND rows "  {\"${name}\", ${symbol}},\n")
endforeach()
string(APPEND body "\nconst reach_plot reach_plot_table[] = {\n${rows}  {0, 0}};\n")
file(WRITE ${OUTPUT} "${body}")
