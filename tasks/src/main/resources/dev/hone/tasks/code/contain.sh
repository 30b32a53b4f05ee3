# Builds the walls around one program and goes inside. Runs as process 1 of new mount, network, process and user
# namespaces; what it prints and how it ends is the program's own from the last line on.
#
#   ROOT      an empty folder; becomes `/`
#   PROGRAM   a folder that the program may read, as /program
#   SIZE      bytes of /box, the one folder that it may write
#   IDENTITY  user id to become (begun as the machine's root), or `mapped` (begun in a user namespace)
#   LIMITS    options of prlimit
#   PATH ...  what else of the machine it may read, at the same place
#   -- COMMAND ...
set -eu
new=$1 program=$2 size=$3 identity=$4 limits=$5
shift 5
umount=$(command -v umount)
mount -t tmpfs -o mode=755,size=1m,nosuid,nodev hone "$new"
while [ "$1" != -- ]; do
    at=$new$1
    mkdir -p "${at%/*}"
    if [ -L "$1" ]; then
        ln -s "$(readlink "$1")" "$at"
    elif [ -d "$1" ]; then
        mkdir -p "$at"
        mount --rbind "$1" "$at"
    else
        : > "$at"
        mount --bind "$1" "$at"
    fi
    shift
done
shift
mkdir "$new/program" "$new/box" "$new/proc" "$new/dev" "$new/.old"
mount --bind "$program" "$new/program"
# A bind mount is as writable as what it shows until it is mounted again, each mount below it by itself.
while read -r _ _ _ _ point _; do
    point=$(printf '%b' "$point")
    case $point in
        "$new"/*) mount -o remount,bind,ro,nosuid,nodev "$point" ;;
    esac
done < /proc/self/mountinfo
mount -t proc -o nosuid,nodev,noexec proc "$new/proc"
mount -t tmpfs -o "size=$size,nr_inodes=1024,mode=777,nosuid,nodev" box "$new/box"
for node in null zero random urandom; do
    : > "$new/dev/$node"
    mount --bind "/dev/$node" "$new/dev/$node"
done
# Segments of shared memory outlive their last user and belong to no process, so nobody could count them.
{ echo 0 > "$new/proc/sys/kernel/shmmni"; } 2> /dev/null || :
mount -o remount,bind,ro,nosuid,nodev "$new"
cd "$new"
pivot_root . .old
"/.old$umount" -l /.old
cd /box
# Further user namespaces would give back what is taken here. Limits come last, because they count from this namespace.
inside='{ echo 0 > /proc/sys/user/max_user_namespaces; } 2> /dev/null || :
limits=$1
shift
exec prlimit $limits -- setpriv --bounding-set=-all --inh-caps=-all --no-new-privs -- "$@"'
case $identity in
    mapped) exec sh -c "$inside" sh "$limits" "$@" ;;
    *)
        set -- sh -c "$inside" sh "$limits" "$@"
        as_nobody="setpriv --reuid=$identity --regid=$identity --clear-groups --"
        # Where nobody may make a user namespace, the program may not either.
        if $as_nobody unshare --user --map-root-user -- sh -c : 2> /dev/null; then
            set -- unshare --user --map-root-user -- "$@"
        fi
        exec $as_nobody "$@"
        ;;
esac
