# python3 call.py SERVER KEY SECRET METHOD TARGET [BODY]
import hashlib, hmac, sys, time, urllib.error, urllib.request, uuid


def call(server, key, secret, method, target, body=""):
    path, _, query = target.partition("?")
    timestamp, nonce, content = str(int(time.time())), uuid.uuid4().hex, body.encode()
    digest = hashlib.sha256(content).hexdigest()
    text = "\n".join([method, path, "&".join(sorted(query.split("&"))), timestamp, nonce, digest])
    headers = {
        "x-api-key": key,
        "x-api-timestamp": timestamp,
        "x-api-nonce": nonce,
        "x-api-signature": hmac.new(secret.encode(), text.encode(), hashlib.sha256).hexdigest(),
    }
    if content:
        headers["content-type"] = "application/json"
    request = urllib.request.Request(server + target, data=content or None, method=method, headers=headers)
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refusal:
        return refusal.code, refusal.read().decode()


print(*call(*sys.argv[1:]))
