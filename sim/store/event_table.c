/* Exposures as rows of a table. */
#include "store/csv.h"
#include "store/event_file.h"

static void begin(reach_file *file) {
  reach_csv_header(file, "replicate,organization,day,sender,hearer,channel,hop,copy,exposure,"
                         "accepted,sender_name,hearer_name");
}

static const char *copy_of(const reach_plan *plan, const reach_telling_event *event) {
  const reach_channel *channel = &plan->channel[event->channel];
  if (channel->is_source) return "source";
  if (channel->is_linked) return "linked";
  return event->is_intact ? "intact" : "changed";
}

static void write_name(reach_file *file, const reach_world *world, uint64_t person) {
  bool has_name = world->name && person < world->n_associates;
  reach_csv_text(file, has_name ? world->name[person] : "");
}

static void write_row(reach_file *file, const reach_replayed *replayed, const reach_told *told) {
  static const char *const kind[] = {[REACH_TELLING_START] = "start",
                                     [REACH_TELLING_BEFORE] = "before",
                                     [REACH_TELLING_FIRST] = "first",
                                     [REACH_TELLING_REPEAT] = "repeat"};
  const reach_plan *plan = replayed->plan;
  const reach_telling_event *event = &told->event;
  bool is_start = told->kind == REACH_TELLING_START;
  bool is_company = !is_start && event->sender == REACH_THE_COMPANY;
  reach_csv_count(file, replayed->replicate);
  reach_csv_text(file, replayed->organization);
  reach_csv_number(file, event->day);
  if (is_start || is_company)
    reach_csv_text(file, is_company ? "company" : "");
  else
    reach_csv_count(file, event->sender);
  reach_csv_count(file, event->hearer);
  reach_csv_text(file, is_start ? "" : reach_event_channel(plan, event->channel));
  reach_csv_count(file, event->hop);
  reach_csv_text(file, is_start ? "intact" : copy_of(plan, event));
  reach_csv_text(file, kind[told->kind]);
  reach_csv_count(file, event->is_accepted);
  write_name(file, plan->world, is_start ? UINT64_MAX : event->sender);
  write_name(file, plan->world, event->hearer);
  reach_csv_end_row(file);
}

static void write_all(reach_file *file, const reach_replayed *replayed) {
  for (size_t i = 0; i < replayed->n && !file->error && !reach_folder_stopped(file->folder); i++)
    write_row(file, replayed, &replayed->told[i]);
}

static void end(reach_file *file) {
  (void)file;
}

const reach_event_format reach_event_table = {".csv", begin, write_all, end};
