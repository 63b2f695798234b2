/*
 * A disk that fails, for a program that does not know: loaded by LD_PRELOAD, it stands between the program and libc for
 * everything that changes files below a folder. Nothing else is touched: sockets, the terminal, other folders. Orders come
 * by the environment (orders.h).
 *
 * One call is made at a time, so that the journal tells the order. Shared memory (the -shm of SQLite) is written through
 * mmap and not seen here; it is made anew after a crash and never read.
 */
#include "orders.h"

/* ---- what writes ---- */

static ssize_t put(int fd, const void *bytes, size_t count, off_t at)
{
    char path[PATH_MAX];
    struct stat file;
    if (fd == STDOUT_FILENO)
        note("", 0, "said\n");
    if (!of_fd(fd, path) || fstat(fd, &file) || !S_ISREG(file.st_mode))
        return at < 0 ? NEXT(write)(fd, bytes, count) : NEXT(pwrite)(fd, bytes, count, at);
    pthread_mutex_lock(&turn);
    ssize_t written = -1;
    fstat(fd, &file);
    off_t from = at;
    if (at < 0)
        from = fcntl(fd, F_GETFL) & O_APPEND ? file.st_size : lseek(fd, 0, SEEK_CUR);
    off_t grows = from + (off_t)count - file.st_size;
    off_t lacking = grows > room ? grows - room : 0;
    if (strikes(WRITE)) {
    } else if (lacking && lacking >= (off_t)count) {
        note("", 0, "struck\n");
        errno = ENOSPC;
    } else {
        written = at < 0 ? NEXT(write)(fd, bytes, count - lacking) : NEXT(pwrite)(fd, bytes, count - lacking, at);
        if (written > 0)
            note(bytes, written, "write %lu %ld %zd\n", file.st_ino, (long)from, written);
        grows = from + written - file.st_size;
        if (room != LONG_MAX && written > 0 && grows > 0)
            room -= grows;
    }
    pthread_mutex_unlock(&turn);
    return written;
}

/* A short write is one too: whoever gathers has to go on from there. */
static ssize_t put_all(int fd, const struct iovec *parts, int count, off_t at)
{
    ssize_t total = 0;
    for (int part = 0; part < count; part++) {
        ssize_t written = put(fd, parts[part].iov_base, parts[part].iov_len, at < 0 ? at : at + total);
        if (written < 0)
            return total ? total : -1;
        total += written;
        if ((size_t)written < parts[part].iov_len)
            break;
    }
    return total;
}

ssize_t write(int fd, const void *bytes, size_t count) { return put(fd, bytes, count, -1); }
ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) { return put(fd, bytes, count, at); }
ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t at) { return put(fd, bytes, count, at); }
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t at) { return put_all(fd, parts, count, at); }
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t at) { return put_all(fd, parts, count, at); }

ssize_t writev(int fd, const struct iovec *parts, int count)
{
    char path[PATH_MAX];
    return of_fd(fd, path) ? put_all(fd, parts, count, -1) : NEXT(writev)(fd, parts, count);
}

/* Copies inside the kernel are refused as an old kernel does, so that they are made by read and write. */
ssize_t copy_file_range(int from, off64_t *at, int to, off64_t *into, size_t count, unsigned flags)
{
    char path[PATH_MAX];
    errno = ENOSYS;
    return of_fd(to, path) ? -1 : NEXT(copy_file_range)(from, at, to, into, count, flags);
}

ssize_t sendfile64(int to, int from, off64_t *at, size_t count)
{
    char path[PATH_MAX];
    errno = ENOSYS;
    return of_fd(to, path) ? -1 : ((ssize_t(*)(int, int, off64_t *, size_t))dlsym(RTLD_NEXT, "sendfile64"))(to, from, at, count);
}

int ftruncate(int fd, off_t size)
{
    char path[PATH_MAX];
    struct stat file;
    if (!of_fd(fd, path))
        return NEXT(ftruncate)(fd, size);
    pthread_mutex_lock(&turn);
    int done = -1;
    if (!strikes(TRUNCATE) && !fstat(fd, &file) && !(done = NEXT(ftruncate)(fd, size))) {
        note("", 0, "truncate %lu %ld\n", file.st_ino, (long)size);
        if (room != LONG_MAX && size < file.st_size)
            room += file.st_size - size;
    }
    pthread_mutex_unlock(&turn);
    return done;
}

int ftruncate64(int fd, off64_t size) { return ftruncate(fd, size); }

static int sync_by(int (*next)(int), int fd)
{
    char path[PATH_MAX];
    struct stat file;
    const char *name = of_fd(fd, path);
    if (!name)
        return next(fd);
    pthread_mutex_lock(&turn);
    int done = -1;
    /* Nothing survives this machine's own crash in a test: what counts is that it was asked for. */
    if (!strikes(SYNC) && !(done = fstat(fd, &file))) {
        if (S_ISDIR(file.st_mode))
            note("", 0, "syncdir %s\n", name);
        else
            note("", 0, "sync %lu\n", file.st_ino);
    }
    pthread_mutex_unlock(&turn);
    return done;
}

int fsync(int fd) { return sync_by(NEXT(fsync), fd); }
int fdatasync(int fd) { return sync_by(NEXT(fdatasync), fd); }

/* ---- what makes and takes names ---- */

static int open_by(int (*next)(int, const char *, int, ...), int at, const char *name, int flags, mode_t mode)
{
    char path[PATH_MAX];
    struct stat before, file;
    const char *inside = of_name(at, name, path);
    if (!inside)
        return next(at, name, flags, mode);
    pthread_mutex_lock(&turn);
    int fd = -1, was_there = !stat(path, &before);
    int makes = (flags & O_CREAT) && !was_there, writes = (flags & O_ACCMODE) != O_RDONLY;
    enum denied needed = makes ? NAMES : writes ? WRITING : ANYTHING;
    if (!is_denied(needed) && (fd = next(at, name, flags, mode)) >= 0 && !fstat(fd, &file)) {
        if (makes)
            note("", 0, "create %lu %s\n", file.st_ino, inside);
        else if ((flags & O_TRUNC) && before.st_size) {
            note("", 0, "truncate %lu 0\n", file.st_ino);
            room += room == LONG_MAX ? 0 : before.st_size;
        }
    }
    pthread_mutex_unlock(&turn);
    return fd;
}

#define MODE_OF(flags) \
    mode_t mode = 0; \
    if ((flags) & (O_CREAT | __O_TMPFILE)) { \
        va_list more; \
        va_start(more, flags); \
        mode = va_arg(more, mode_t); \
        va_end(more); \
    }

int open(const char *name, int flags, ...) { MODE_OF(flags) return open_by(NEXT(openat), AT_FDCWD, name, flags, mode); }
int open64(const char *name, int flags, ...) { MODE_OF(flags) return open_by(NEXT(openat64), AT_FDCWD, name, flags, mode); }
int openat(int at, const char *name, int flags, ...) { MODE_OF(flags) return open_by(NEXT(openat), at, name, flags, mode); }
int openat64(int at, const char *name, int flags, ...) { MODE_OF(flags) return open_by(NEXT(openat64), at, name, flags, mode); }

int rename(const char *from, const char *to)
{
    char old[PATH_MAX], new[PATH_MAX];
    const char *from_inside = of_name(AT_FDCWD, from, old), *to_inside = of_name(AT_FDCWD, to, new);
    if (!from_inside || !to_inside)
        return NEXT(rename)(from, to);
    pthread_mutex_lock(&turn);
    int done = -1;
    if (!(is_there(old) && is_denied(NAMES)) && !strikes(RENAME)) {
        long gone = room_of(new);
        if (!(done = NEXT(rename)(from, to))) {
            note("", 0, "rename %s\t%s\n", from_inside, to_inside);
            room += gone;
        }
    }
    pthread_mutex_unlock(&turn);
    return done;
}

int unlinkat(int at, const char *name, int flags)
{
    char path[PATH_MAX];
    const char *inside = of_name(at, name, path);
    if (!inside)
        return NEXT(unlinkat)(at, name, flags);
    pthread_mutex_lock(&turn);
    int done = -1;
    if (!(is_there(path) && is_denied(NAMES)) && !strikes(UNLINK)) {
        long gone = room_of(path);
        struct stat file;
        /* A socket was made by bind and holds nothing. */
        int is_kept = !lstat(path, &file) && !S_ISSOCK(file.st_mode);
        if (!(done = NEXT(unlinkat)(at, name, flags)) && is_kept) {
            note("", 0, "%s %s\n", flags & AT_REMOVEDIR ? "rmdir" : "unlink", inside);
            room += gone;
        }
    }
    pthread_mutex_unlock(&turn);
    return done;
}

int unlink(const char *name) { return unlinkat(AT_FDCWD, name, 0); }
int rmdir(const char *name) { return unlinkat(AT_FDCWD, name, AT_REMOVEDIR); }

int mkdir(const char *name, mode_t mode)
{
    char path[PATH_MAX];
    const char *inside = of_name(AT_FDCWD, name, path);
    if (!inside)
        return NEXT(mkdir)(name, mode);
    pthread_mutex_lock(&turn);
    int done = -1;
    if (!is_there(path) && is_denied(NAMES)) {
    } else if (!is_there(path) && room <= 0) {
        errno = ENOSPC;
    } else if (!(done = NEXT(mkdir)(name, mode))) {
        note("", 0, "mkdir %s\n", inside);
    }
    pthread_mutex_unlock(&turn);
    return done;
}
