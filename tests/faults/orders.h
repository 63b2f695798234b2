/*
 * What is to go wrong, where, and what is written down of it.
 *
 *   WARTA_FAULT_IN       the folder, or the one file, as an absolute path without links
 *   WARTA_FAULT          what goes wrong there:
 *     eio KIND N         the N-th call of this kind fails with EIO; KIND is write, sync, truncate, rename, unlink or any
 *     eio KIND N on      … and so do all that follow
 *     die KIND N         the program is killed instead of the N-th call being made
 *     full BYTES         the disk has room for so much more, as a disk fills: what a file has already can be written over,
 *                        a write that only partly fits is a short one, and what is removed or cut off makes room again
 *     deny names         nothing can be made, renamed or removed (EACCES), as in a folder without the right to write
 *     deny writing       nor can anything be opened for writing (EACCES)
 *     deny anything      nor for reading
 *     deny readonly      as writing, with EROFS, as on a disk that was mounted so
 *   WARTA_FAULT_JOURNAL  a file outside of the folder, to which is added what was done, in the order in which it was done:
 *     create INODE PATH, write INODE OFFSET LENGTH and the bytes, truncate INODE SIZE, sync INODE, rename FROM TO,
 *     unlink PATH, mkdir PATH, rmdir PATH; paths are below the folder. Folders are synced by name: syncdir PATH.
 *     Where something was made to go wrong: struck. Where the program is about to say something on standard output: said
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#define NEXT(name) ((__typeof__(name) *)dlsym(RTLD_NEXT, #name))

static const char *const KINDS[] = {"write", "sync", "truncate", "rename", "unlink", "any"};
enum kind { WRITE, SYNC, TRUNCATE, RENAME, UNLINK, ANY, NONE };
enum denied { NOTHING, NAMES, WRITING, ANYTHING };

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static char folder[PATH_MAX];
static int journal = -1;
static enum kind struck = NONE;
static long nth, calls, room = LONG_MAX;
static int lasting, deadly, denial = EACCES;
static enum denied denied = NOTHING;

__attribute__((constructor)) static void read_orders(void)
{
    const char *in = getenv("WARTA_FAULT_IN"), *to = getenv("WARTA_FAULT_JOURNAL"), *fault = getenv("WARTA_FAULT");
    char what[16] = "", kind[16] = "", on[4] = "";
    snprintf(folder, sizeof folder, "%s", in ? in : "");
    if (to)
        journal = open(to, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (!fault)
        return;
    if (sscanf(fault, "full %ld", &room) == 1)
        return;
    int read = sscanf(fault, "%15s %15s %ld %3s", what, kind, &nth, on);
    if (!strcmp(what, "deny")) {
        denied = !strcmp(kind, "names") ? NAMES : !strcmp(kind, "anything") ? ANYTHING : WRITING;
        denial = strcmp(kind, "readonly") ? EACCES : EROFS;
    } else if (read >= 3) {
        for (struck = WRITE; struck < NONE && strcmp(kind, KINDS[struck]); struck++)
            ;
        lasting = !strcmp(on, "on");
        deadly = !strcmp(what, "die");
    }
}

/* The path below the folder ("" for the folder itself), or NULL for what is elsewhere. */
static const char *below(const char *path)
{
    size_t length = strlen(folder);
    if (!length || strncmp(path, folder, length) || (path[length] && path[length] != '/'))
        return NULL;
    return path[length] ? path + length + 1 : path + length;
}

static const char *of_fd(int fd, char path[PATH_MAX])
{
    char link[40];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    path[length < 0 ? 0 : length] = 0;
    return below(path);
}

static const char *of_name(int at, const char *name, char path[PATH_MAX])
{
    char from[PATH_MAX] = "";
    if (name[0] != '/') {
        if (at != AT_FDCWD)
            of_fd(at, from);
        else if (!getcwd(from, sizeof from))
            return NULL;
    }
    if (snprintf(path, PATH_MAX, "%s%s%s", from, *from ? "/" : "", name) >= PATH_MAX)
        return NULL;
    return below(path);
}

__attribute__((format(printf, 3, 4))) static void note(const void *bytes, size_t count, const char *line, ...)
{
    char head[2 * PATH_MAX + 64];
    va_list arguments;
    if (journal < 0)
        return;
    va_start(arguments, line);
    int length = vsnprintf(head, sizeof head, line, arguments);
    va_end(arguments);
    struct iovec parts[] = {{head, length}, {(void *)bytes, count}};
    if (NEXT(writev)(journal, parts, 2) != (ssize_t)(length + count))
        abort(); /* a journal with a hole would blame the program */
}

/* Whether the call that is about to be made fails. Where the program is to die of it, this does not return. */
static int strikes(enum kind kind)
{
    if ((struck != kind && struck != ANY) || ++calls < nth || (calls > nth && !lasting))
        return 0;
    note("", 0, "struck\n");
    while (deadly) {
        kill(getpid(), SIGKILL);
        pause();
    }
    errno = EIO;
    return 1;
}

static int is_denied(enum denied what)
{
    if (denied < what)
        return 0;
    note("", 0, "struck\n");
    errno = denial;
    return 1;
}

/* What is not there is missed before any rights are looked at, and so is what is there already. */
static int is_there(const char *path)
{
    struct stat file;
    return !lstat(path, &file);
}

/* What is gone makes room, unless it has another name. */
static long room_of(const char *path)
{
    struct stat file;
    return room != LONG_MAX && !lstat(path, &file) && S_ISREG(file.st_mode) && file.st_nlink == 1 ? file.st_size : 0;
}
