/* Orgreach: how far a message reaches from a traditional and from a social organization. */
#include "command/command.h"

int main(int argc, char **argv) {
  return reach_command_dispatch(reach_command_table, argc, argv);
}
